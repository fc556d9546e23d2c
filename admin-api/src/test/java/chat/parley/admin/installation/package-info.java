/** What holds before and around every request. */
package chat.parley.admin.installation;
