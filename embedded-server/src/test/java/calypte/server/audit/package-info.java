@NullMarked
package calypte.server.audit;

import org.jspecify.annotations.NullMarked;
