@NullMarked
package calypte.console.commands;

import org.jspecify.annotations.NullMarked;
