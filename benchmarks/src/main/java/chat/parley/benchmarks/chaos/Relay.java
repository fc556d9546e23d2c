package chat.parley.benchmarks.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A wire between a part and its database that can be cut: nothing passes then, in neither direction and without any
 * sign of it. When it is mended, what was connected before is gone, with all that was on its way.
 */
final class Relay implements AutoCloseable {
    private static final int BACKLOG = 200;
    private static final int BUFFER = 16 * 1_024;

    private final ServerSocket listening;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition mended = lock.newCondition();
    private boolean cut;
    private volatile int target;

    Relay() throws IOException {
        listening = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().name("relay").start(this::accept);
    }

    int port() {
        return listening.getLocalPort();
    }

    /** @param port of loopback, where everything goes */
    void leadTo(int port) {
        target = port;
    }

    void cut() {
        lock.lock();
        try {
            cut = true;
        } finally {
            lock.unlock();
        }
    }

    void mend() {
        open.forEach(Relay::drop);
        lock.lock();
        try {
            cut = false;
            mended.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                var from = listening.accept();
                Thread.ofVirtual().name("relay connection").start(() -> connect(from));
            } catch (IOException e) {
                // Closed, or one connection that failed before it was one.
                continue;
            }
        }
    }

    private void connect(Socket from) {
        open.add(from);
        var to = new Socket();
        try {
            whole();
            to.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), target));
            open.add(to);
            from.setTcpNoDelay(true);
            to.setTcpNoDelay(true);
            Thread.ofVirtual().name("relay back").start(() -> pump(to, from));
            pump(from, to);
        } catch (IOException e) {
            end(from);
            end(to);
        }
    }

    private void pump(Socket from, Socket to) {
        var buffer = new byte[BUFFER];
        try {
            for (int read = from.getInputStream().read(buffer);
                    read >= 0;
                    read = from.getInputStream().read(buffer)) {
                whole();
                to.getOutputStream().write(buffer, 0, read);
            }
        } catch (IOException e) {
            // One side has gone: so does the other.
        } finally {
            end(from);
            end(to);
            open.remove(from);
            open.remove(to);
        }
    }

    /** Waits while the wire is cut. */
    private void whole() throws IOException {
        lock.lock();
        try {
            while (cut) {
                mended.await();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        } finally {
            lock.unlock();
        }
    }

    /** Without a farewell, as from a machine that knows nothing of the connection any more. */
    private static void drop(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
        } catch (IOException e) {
            // It is closed already.
            return;
        }
        end(socket);
    }

    private static void end(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // Then it is as good as closed.
            return;
        }
    }

    @Override
    public void close() {
        try {
            listening.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        mend();
    }
}
