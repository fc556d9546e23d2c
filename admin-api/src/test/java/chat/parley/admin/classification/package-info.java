/** What dialogs are told apart by. */
package chat.parley.admin.classification;
