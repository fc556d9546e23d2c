package chat.parley.ingest.wiring;

import chat.parley.contracts.mail.ReplyAddress;
import chat.parley.contracts.settings.Setting;
import chat.parley.egress.AddressClient;
import chat.parley.egress.AddressRule;
import chat.parley.egress.GuardedClient;
import chat.parley.ingest.channel.api.ApiChannel;
import chat.parley.ingest.channel.api.ApiConfig;
import chat.parley.ingest.channel.email.Company;
import chat.parley.ingest.channel.email.EmailChannel;
import chat.parley.ingest.channel.email.EmailConfig;
import chat.parley.ingest.channel.email.MailThreadStore;
import chat.parley.ingest.channel.jivo.JivoChannel;
import chat.parley.ingest.channel.jivo.JivoConfig;
import chat.parley.ingest.channel.telegram.TelegramChannel;
import chat.parley.ingest.channel.telegram.TelegramConfig;
import chat.parley.ingest.channel.vk.VkChannel;
import chat.parley.ingest.channel.vk.VkConfig;
import chat.parley.ingest.channel.web.BrokerConfig;
import chat.parley.ingest.channel.web.WebConfig;
import chat.parley.ingest.kit.Channel;
import chat.parley.ingest.media.FileLinks;
import chat.parley.ingest.media.FileStore;
import chat.parley.ingest.media.MediaStore;
import chat.parley.ingest.outbound.ChannelResource;
import chat.parley.ingest.visitor.VisitorKeys;
import chat.parley.persistence.TransactionStore;
import chat.parley.platform.settings.SettingsView;
import io.vertx.core.Vertx;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Makes every kind of channel there is but the web chat, with what each needs. */
@Singleton
class ForeignChannelsConfig {
    private final BrokerConfig suite;
    private final WebConfig web;

    ForeignChannelsConfig(BrokerConfig suite, WebConfig web) {
        this.suite = suite;
        this.web = web;
    }

    /** Every kind of channel there is, but for the web chat. */
    @Produces
    @Singleton
    ChannelResource.Kinds kinds(
            TelegramConfig telegram, VkConfig vk, ApiChannel api, EmailChannel email, JivoChannel jivo) {
        return new ChannelResource.Kinds(List.<Channel>of(
                        new TelegramChannel(telegram.api(), telegram.patience(), telegram.pollWait()),
                        new VkChannel(vk.api(), vk.patience(), vk.fileHosts()),
                        api,
                        email,
                        jivo)
                .stream()
                .collect(Collectors.toMap(Channel::kind, Function.identity())));
    }

    @Produces
    @Singleton
    AddressClient reachable(EgressConfig config) {
        return new AddressClient(new AddressRule(config.allowPrivateAddresses()));
    }

    @Produces
    @Singleton
    ApiChannel api(
            Vertx vertx,
            AddressClient reachable,
            ApiConfig config,
            FileLinks links,
            FileStore files,
            MediaStore media,
            InstantSource clock) {
        var http = new GuardedClient(vertx, reachable, "Parley-Channel/1", config.patience(), config.connections());
        return new ApiChannel(http, file -> web.door() + links.link(file.attachmentId()), uploads(files, media), clock);
    }

    @Produces
    @Singleton
    JivoChannel jivo(Vertx vertx, AddressClient reachable, JivoConfig config, FileLinks links, InstantSource clock) {
        var http = new GuardedClient(vertx, reachable, "Parley-Channel/1", config.patience(), config.connections());
        return new JivoChannel(http, file -> web.door() + links.link(file.attachmentId()), clock);
    }

    @Produces
    @Singleton
    EmailChannel email(
            AddressClient reachable,
            EmailConfig config,
            TransactionStore transactions,
            VisitorKeys keys,
            SettingsView settings,
            InstantSource clock) {
        return new EmailChannel(
                reachable,
                new ReplyAddress(Base64.getDecoder().decode(suite.secretKey().strip())),
                new MailThreadStore(transactions, clock),
                keys::conversation,
                account -> company(settings.account(account)),
                config,
                clock);
    }

    private static Company company(Optional<Setting.Account> account) {
        return account.map(known -> new Company(known.name(), known.siteUrl())).orElse(new Company("", null));
    }

    private static ApiChannel.Uploads uploads(FileStore files, MediaStore media) {
        return (account, id) -> {
            if (files.find(id).filter(file -> file.accountId().equals(account)).isEmpty()) {
                throw new IOException("the account has no such file");
            }
            return media.open(id.value());
        };
    }
}
