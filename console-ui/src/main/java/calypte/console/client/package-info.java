/// The operator API as the console calls it: plain records, and the server's own words for what it
/// refuses.
@NullMarked
package calypte.console.client;

import org.jspecify.annotations.NullMarked;
