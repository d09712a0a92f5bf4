/// The fleet at a glance: what is in sync, what drifts, what needs a person.
@NullMarked
package calypte.console.overview;

import org.jspecify.annotations.NullMarked;
