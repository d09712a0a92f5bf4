/// Threads, FXML and texts: the only place that knows which thread the screen belongs to.
@NullMarked
package calypte.console.fx;

import org.jspecify.annotations.NullMarked;
