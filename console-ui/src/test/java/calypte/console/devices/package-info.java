@NullMarked
package calypte.console.devices;

import org.jspecify.annotations.NullMarked;
