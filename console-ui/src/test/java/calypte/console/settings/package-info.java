@NullMarked
package calypte.console.settings;

import org.jspecify.annotations.NullMarked;
