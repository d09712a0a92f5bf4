/// What a screen gets from the window around it: the ways to go, to say something, to work.
@NullMarked
package calypte.console.frame;

import org.jspecify.annotations.NullMarked;
