package calypte.server;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;

/// A class that asks for the [SharedServer]. Other classes run beside it, but none on that server:
/// its trail, its totals and its patience with an address are one for all.
@ExtendWith(SharedServer.class)
@ResourceLock("the shared server")
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@interface OnTheSharedServer {}
