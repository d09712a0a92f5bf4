package calypte.console;

import calypte.console.fx.Desk;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// A desk with one file on it, and paper for what is copied.
final class TestDesk implements Desk {

    private volatile Optional<Path> file = Optional.empty();
    private volatile String copied = "";

    void lay(Path next) {
        file = Optional.of(next);
    }

    String copied() {
        return copied;
    }

    @Override
    public Optional<Path> chooseFile(String title) {
        return file;
    }

    @Override
    public List<Path> chooseFiles(String title) {
        return file.stream().toList();
    }

    @Override
    public Optional<Path> chooseTarget(String title, String name) {
        return file.map(one -> one.resolveSibling(name));
    }

    @Override
    public void copy(String text) {
        copied = text;
    }

    @Override
    public void attract(String text) {}
}
