/// The SQL database of the flow: migrations, the one durable writer, the readers.
///
/// JDBC runs on private platform threads of this package only: one interrupt during a query would
/// close an H2 file for everybody.
@NullMarked
package calypte.server.storage;

import org.jspecify.annotations.NullMarked;
