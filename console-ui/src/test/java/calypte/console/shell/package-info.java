@NullMarked
package calypte.console.shell;

import org.jspecify.annotations.NullMarked;
