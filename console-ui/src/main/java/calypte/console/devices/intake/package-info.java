/// How devices come in by the file: the wizard over [calypte.console.csv].
@NullMarked
package calypte.console.devices.intake;

import org.jspecify.annotations.NullMarked;
