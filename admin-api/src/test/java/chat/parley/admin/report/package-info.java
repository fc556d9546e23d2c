/** Figures against what they come to by hand, and reports as people ask for them. */
package chat.parley.admin.report;
