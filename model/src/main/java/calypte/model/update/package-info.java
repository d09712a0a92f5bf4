/// Orders to devices, their progress, and the topics both travel on.
@NullMarked
package calypte.model.update;

import org.jspecify.annotations.NullMarked;
