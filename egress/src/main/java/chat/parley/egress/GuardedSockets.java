package chat.parley.egress;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.UnknownHostException;
import javax.net.SocketFactory;

/** Sockets that connect to allowed addresses only, for libraries that speak something else than HTTP. */
public final class GuardedSockets extends SocketFactory {
    private final AddressClient addresses;

    public GuardedSockets(AddressClient addresses) {
        this.addresses = addresses;
    }

    @Override
    public Socket createSocket() {
        return new Guarded(addresses);
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return connected(InetSocketAddress.createUnresolved(host, port));
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress from, int fromPort) throws IOException {
        return createSocket(host, port);
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return connected(new InetSocketAddress(host, port));
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort) throws IOException {
        return createSocket(host, port);
    }

    private Socket connected(SocketAddress to) throws IOException {
        Socket socket = createSocket();
        socket.connect(to);
        return socket;
    }

    /** Looks the name up itself, so that the address that was checked is the one that is connected to. */
    private static final class Guarded extends Socket {
        private final AddressClient addresses;

        Guarded(AddressClient addresses) {
            this.addresses = addresses;
        }

        @Override
        public void connect(SocketAddress to) throws IOException {
            connect(to, 0);
        }

        @Override
        public void connect(SocketAddress to, int timeout) throws IOException {
            if (!(to instanceof InetSocketAddress named)) {
                throw new UnknownHostException("no address of the internet");
            }
            try {
                InetAddress address = addresses.find(named.getHostString());
                super.connect(new InetSocketAddress(address, named.getPort()), timeout);
            } catch (AddressClient.Forbidden e) {
                throw new IOException(e.getMessage(), e);
            }
        }
    }
}
