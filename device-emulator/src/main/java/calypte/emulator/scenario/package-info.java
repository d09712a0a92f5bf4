/// How devices behave and misbehave, as data; the same seed gives the same fleet.
@NullMarked
package calypte.emulator.scenario;

import org.jspecify.annotations.NullMarked;
