@NullMarked
package calypte.console.frame;

import org.jspecify.annotations.NullMarked;
