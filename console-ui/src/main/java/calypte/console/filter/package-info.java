/// The language of filters as people type it: read, completed, put into the server's words. And the
/// field that it is typed in.
@NullMarked
package calypte.console.filter;

import org.jspecify.annotations.NullMarked;
