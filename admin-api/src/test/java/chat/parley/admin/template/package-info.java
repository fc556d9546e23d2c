/** Prepared answers. */
package chat.parley.admin.template;
