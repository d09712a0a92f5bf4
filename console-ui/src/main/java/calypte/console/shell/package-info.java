/// The window: navigation, environment, connection.
@NullMarked
package calypte.console.shell;

import org.jspecify.annotations.NullMarked;
