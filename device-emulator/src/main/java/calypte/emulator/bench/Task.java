package calypte.emulator.bench;

import calypte.emulator.operator.OperatorException;
import java.io.IOException;
import java.util.List;

/// One kind of work for the server, measured.
@FunctionalInterface
interface Task {
    List<Row> run(Ground ground) throws IOException, OperatorException, InterruptedException;
}
