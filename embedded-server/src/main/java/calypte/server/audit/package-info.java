/// Logstash's place in the flow: what happened is stored in the transaction that did it, shown
/// live, and shipped from what is stored.
@NullMarked
package calypte.server.audit;

import org.jspecify.annotations.NullMarked;
