/// The platform in one process: its settings, and the composition root that reads like a table of
/// contents.
@NullMarked
package calypte.server;

import org.jspecify.annotations.NullMarked;
