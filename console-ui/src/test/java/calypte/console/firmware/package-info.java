@NullMarked
package calypte.console.firmware;

import org.jspecify.annotations.NullMarked;
