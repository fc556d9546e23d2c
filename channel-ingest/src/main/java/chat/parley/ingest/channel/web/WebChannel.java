package chat.parley.ingest.channel.web;

import chat.parley.contracts.dialog.ChannelKind;
import chat.parley.contracts.error.ErrorCode;
import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.ChannelId;
import chat.parley.contracts.id.ConversationId;
import chat.parley.contracts.id.DepartmentId;
import chat.parley.contracts.id.PlacementId;
import chat.parley.contracts.id.VisitorId;
import chat.parley.contracts.settings.Setting;
import chat.parley.ingest.visitor.Availability;
import chat.parley.ingest.visitor.Offers;
import chat.parley.ingest.visitor.Onlookers;
import chat.parley.ingest.visitor.VisitorKeys;
import chat.parley.platform.identity.VisitorToken;
import chat.parley.platform.identity.VisitorTokens;
import chat.parley.platform.problem.ProblemException;
import chat.parley.platform.settings.SettingsView;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Parley's own chat on a site: who may use it, from where, and as which visitor. */
public final class WebChannel {
    private final SettingsView settings;
    private final VisitorKeys keys;
    private final Availability availability;
    private final Offers offers;
    private final String door;
    private final Duration tokenLife;
    private final InstantSource clock;
    private final Supplier<VisitorId> newVisitor;

    /**
     * @param door the public origin, which serves the chat frame
     * @param tokenLife how long a visitor's token is good
     * @param newVisitor makes ids nobody can guess
     */
    public WebChannel(
            SettingsView settings,
            VisitorKeys keys,
            Availability availability,
            Offers offers,
            String door,
            Duration tokenLife,
            InstantSource clock,
            Supplier<VisitorId> newVisitor) {
        this.settings = settings;
        this.keys = keys;
        this.availability = availability;
        this.offers = offers;
        this.door = door;
        this.tokenLife = tokenLife;
        this.clock = clock;
        this.newVisitor = newVisitor;
    }

    /**
     * Begins a session. A visitor who shows a token of the same account that is still good stays the same visitor;
     * everybody else is a new one.
     *
     * @param origin the page's; null when the request named none
     * @param presentToken the visitor's token from before; null for none
     * @throws ProblemException with {@code not-found} for an unknown placement or a channel that is off, {@code
     *     origin-not-allowed}, {@code queue-full} for a new visitor [P-03], or {@code unavailable} while the account's keys are not known
     */
    public SessionAnswer open(PlacementId id, @Nullable String origin, @Nullable String presentToken) {
        Setting.Placement placement = placement(id);
        AccountId account = placement.accountId();
        Setting.Channel channel = channel(account, placement.channelId()).orElseThrow(WebChannel::noPlacement);
        if (!allows(channel, origin)) {
            throw new ProblemException(ErrorCode.ORIGIN_NOT_ALLOWED, "the channel does not allow this origin");
        }
        Optional<VisitorId> present = known(account, presentToken);
        boolean offered = offers.isOffered(account, id);
        if (present.isEmpty() && !offered) {
            throw new ProblemException(ErrorCode.QUEUE_FULL, "as many visitors wait as the account allows");
        }
        VisitorId visitor = present.orElseGet(newVisitor);
        ConversationId conversation =
                keys.conversation(account, channel.channelId(), visitor).orElseThrow(WebChannel::noKeys);
        var token = new VisitorToken(
                account,
                visitor,
                channel.channelId(),
                placement.placementId(),
                conversation,
                clock.instant().plus(tokenLife));
        return new SessionAnswer(
                keys.sign(token).orElseThrow(WebChannel::noKeys),
                visitor,
                conversation,
                account,
                token.expiresAt(),
                SessionAnswer.Button.of(placement),
                settings.account(account).map(Setting.Account::name).orElse(""),
                availability.isAvailable(account),
                offered);
    }

    /** @throws ProblemException with {@code not-found} for an unknown placement or a channel that is off */
    public SessionAnswer.ButtonAnswer button(PlacementId id) {
        Setting.Placement placement = placement(id);
        if (channel(placement.accountId(), placement.channelId()).isEmpty()) {
            throw noPlacement();
        }
        Onlookers.Standing standing = standing(placement.accountId(), id);
        return SessionAnswer.ButtonAnswer.of(
                placement,
                standing.available(),
                standing.offered(),
                InvitationAnswers.of(settings, placement),
                allowedOrigins(id).orElse(Set.of()));
    }

    /**
     * The placement of a page that reports its visitor.
     *
     * @param origin the page's; null when the request named none
     * @throws ProblemException with {@code not-found} for an unknown placement or a channel that is off, {@code
     *     origin-not-allowed}
     */
    public Setting.Placement site(PlacementId id, @Nullable String origin) {
        Setting.Placement placement = placement(id);
        Setting.Channel channel =
                channel(placement.accountId(), placement.channelId()).orElseThrow(WebChannel::noPlacement);
        if (!allows(channel, origin)) {
            throw new ProblemException(ErrorCode.ORIGIN_NOT_ALLOWED, "the channel does not allow this origin");
        }
        return placement;
    }

    /** Whose placement it is; empty when there is no such placement or its channel is off. */
    public Optional<AccountId> owner(PlacementId id) {
        return settings.placement(id)
                .filter(placement ->
                        channel(placement.accountId(), placement.channelId()).isPresent())
                .map(Setting.Placement::accountId);
    }

    /** How a placement stands now. */
    public Onlookers.Standing standing(AccountId account, PlacementId id) {
        return new Onlookers.Standing(availability.isAvailable(account), offers.isOffered(account, id));
    }

    /** What the placement of a token lets its visitor choose between. */
    public Set<String> languages(VisitorToken token) {
        return settings.placement(token.placementId())
                .filter(placement -> placement.accountId().equals(token.accountId()))
                .map(Setting.Placement::languages)
                .orElse(Set.of());
    }

    /** The origins a placement's channel allows; empty when there is no such placement or its channel is off. */
    public Optional<Set<String>> allowedOrigins(PlacementId id) {
        return settings.placement(id)
                .flatMap(placement -> channel(placement.accountId(), placement.channelId()))
                .map(Setting.Channel::allowedOrigins);
    }

    /**
     * Checks a visitor's token and where it is used.
     *
     * @param origin the page's; null when the request named none
     */
    public Admission admit(String token, @Nullable String origin) {
        return switch (keys.check(token)) {
            case VisitorTokens.Check.Expired e ->
                new Admission.Denied(ErrorCode.TOKEN_EXPIRED, "open a new session with the same placement");
            case VisitorTokens.Check.Invalid i ->
                new Admission.Denied(ErrorCode.TOKEN_INVALID, "this is no visitor's token of any account");
            case VisitorTokens.Check.Valid valid -> {
                VisitorToken visitor = valid.token();
                Optional<Setting.Channel> channel = channel(visitor.accountId(), visitor.channelId());
                if (channel.isEmpty()) {
                    yield new Admission.Denied(ErrorCode.NOT_FOUND, "the token's channel takes no messages any more");
                }
                if (!allows(channel.get(), origin)) {
                    yield new Admission.Denied(ErrorCode.ORIGIN_NOT_ALLOWED, "the channel does not allow this origin");
                }
                yield new Admission.Admitted(visitor);
            }
        };
    }

    /** Where the visitor stands as of now: language and department follow the settings, not the token. */
    public VisitorCommands.Place place(VisitorToken token) {
        AccountId account = token.accountId();
        Optional<Setting.Placement> placement = settings.placement(token.placementId())
                .filter(found -> found.accountId().equals(account));
        String language = placement
                .map(Setting.Placement::language)
                .or(() -> settings.account(account).map(Setting.Account::language))
                .orElse("en");
        Optional<DepartmentId> department = placement
                .flatMap(found -> Optional.ofNullable(found.departmentId()))
                .or(() -> channel(account, token.channelId())
                        .flatMap(found -> Optional.ofNullable(found.departmentId())));
        return new VisitorCommands.Place(
                account,
                token.conversationId(),
                token.visitorId(),
                token.channelId(),
                token.placementId(),
                language,
                department.orElse(null));
    }

    private Optional<VisitorId> known(AccountId account, @Nullable String token) {
        if (token != null
                && keys.check(token) instanceof VisitorTokens.Check.Valid valid
                && valid.token().accountId().equals(account)) {
            return Optional.of(valid.token().visitorId());
        }
        return Optional.empty();
    }

    private Setting.Placement placement(PlacementId id) {
        return settings.placement(id).orElseThrow(WebChannel::noPlacement);
    }

    private Optional<Setting.Channel> channel(AccountId account, ChannelId id) {
        return settings.channel(account, id)
                .filter(channel -> channel.enabled() && channel.kind().equals(ChannelKind.WEB));
    }

    private boolean allows(Setting.Channel channel, @Nullable String origin) {
        return Origins.allows(origin, door, channel.allowedOrigins());
    }

    private static ProblemException noPlacement() {
        return new ProblemException(ErrorCode.NOT_FOUND, "no widget has this placement id");
    }

    private static ProblemException noKeys() {
        return new ProblemException(ErrorCode.UNAVAILABLE, "the account's keys are not known yet");
    }
}
