@NullMarked
package calypte.server.storage;

import org.jspecify.annotations.NullMarked;
