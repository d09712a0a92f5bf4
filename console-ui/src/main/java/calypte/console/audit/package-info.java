/// The audit, live.
@NullMarked
package calypte.console.audit;

import org.jspecify.annotations.NullMarked;
