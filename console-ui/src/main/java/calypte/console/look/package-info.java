/// What the screens look like in common: the status vocabulary as icon, word and colour, and the
/// theme.
@NullMarked
package calypte.console.look;

import org.jspecify.annotations.NullMarked;
