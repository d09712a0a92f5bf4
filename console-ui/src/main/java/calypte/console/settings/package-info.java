/// How the console looks, and how its server is set.
@NullMarked
package calypte.console.settings;

import org.jspecify.annotations.NullMarked;
