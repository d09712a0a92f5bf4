/// One device: what it runs and should run, why not, what happened to it, and what can be done.
@NullMarked
package calypte.console.device;

import org.jspecify.annotations.NullMarked;
