/** Facts. */
package chat.parley.admin.fact;
