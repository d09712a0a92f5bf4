@NullMarked
package calypte.server.http;

import org.jspecify.annotations.NullMarked;
