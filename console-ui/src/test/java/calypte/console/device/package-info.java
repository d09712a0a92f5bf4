@NullMarked
package calypte.console.device;

import org.jspecify.annotations.NullMarked;
