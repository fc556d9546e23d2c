/** Operators and their logins. */
package chat.parley.admin.operator;
