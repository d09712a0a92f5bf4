/// What a device says when it has booted, and what it hears back.
@NullMarked
package calypte.model.registration;

import org.jspecify.annotations.NullMarked;
