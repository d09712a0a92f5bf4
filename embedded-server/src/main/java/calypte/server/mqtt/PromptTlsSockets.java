package calypte.server.mqtt;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.ssl.SSLSocketFactory;

/// The same as [PromptSockets], for TLS with whom the platform trusts.
final class PromptTlsSockets extends SSLSocketFactory {

    private final SSLSocketFactory tls = (SSLSocketFactory) SSLSocketFactory.getDefault();

    @Override
    public Socket createSocket() throws IOException {
        return PromptSockets.prompt(tls.createSocket());
    }

    @Override
    public Socket createSocket(Socket inner, String host, int port, boolean autoClose)
            throws IOException {
        return PromptSockets.prompt(tls.createSocket(inner, host, port, autoClose));
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return PromptSockets.prompt(tls.createSocket(host, port));
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort)
            throws IOException {
        return PromptSockets.prompt(tls.createSocket(host, port, local, localPort));
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return PromptSockets.prompt(tls.createSocket(host, port));
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort)
            throws IOException {
        return PromptSockets.prompt(tls.createSocket(host, port, local, localPort));
    }

    @Override
    public String[] getDefaultCipherSuites() {
        return tls.getDefaultCipherSuites();
    }

    @Override
    public String[] getSupportedCipherSuites() {
        return tls.getSupportedCipherSuites();
    }
}
