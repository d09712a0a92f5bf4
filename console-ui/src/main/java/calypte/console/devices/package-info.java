/// The devices: list, detail, registration, assignment.
@NullMarked
package calypte.console.devices;

import org.jspecify.annotations.NullMarked;
