/** What dialogs are told apart by: categories, and tags to choose from. */
@NullMarked
package chat.parley.admin.classification;

import org.jspecify.annotations.NullMarked;
