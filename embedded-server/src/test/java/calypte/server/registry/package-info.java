@NullMarked
package calypte.server.registry;

import org.jspecify.annotations.NullMarked;
