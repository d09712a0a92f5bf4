@NullMarked
package calypte.console.emulator;

import org.jspecify.annotations.NullMarked;
