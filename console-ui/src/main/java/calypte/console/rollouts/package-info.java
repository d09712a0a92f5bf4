/// Rollouts: updates in phases, with gates between them.
@NullMarked
package calypte.console.rollouts;

import org.jspecify.annotations.NullMarked;
