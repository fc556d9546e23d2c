/** Figures. */
package chat.parley.admin.report;
