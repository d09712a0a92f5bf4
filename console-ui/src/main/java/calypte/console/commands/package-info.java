/// What scripts and CI call: `calypte device`, `calypte firmware` and `calypte rollout`. Data goes
/// to stdout, everything else to stderr, and the exit code says how it ended.
@NullMarked
package calypte.console.commands;

import org.jspecify.annotations.NullMarked;
