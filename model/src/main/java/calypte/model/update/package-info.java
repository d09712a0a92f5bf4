/// Orders to devices, their progress, the topics both travel on; and the states of an update.
@NullMarked
package calypte.model.update;

import org.jspecify.annotations.NullMarked;
