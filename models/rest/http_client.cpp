// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rest/http_client.h"

#include "models/rest/fault_names.h"
#include "models/rest/transport.h"

#include <QDateTime>
#include <QElapsedTimer>
#include <QIODevice>
#include <QLocale>
#include <QNetworkProxy>

#include <algorithm>
#include <future>
#include <thread>
#include <utility>

using namespace Qt::StringLiterals;

namespace streamscope::rest {
namespace {

using core::ErrorKind;

constexpr int kRedirects = 5;
constexpr qint64 kReadAhead = 1 << 20; ///< bytes that wait for us inside Qt
constexpr std::chrono::milliseconds kEndsAtOnce{100};
constexpr std::chrono::milliseconds kFirstPause{200};
constexpr std::chrono::milliseconds kLongestPause{5000};

// A name "." or ".." is a direction in every URL, however it is written: such a path leads elsewhere.
bool leadsElsewhere(const QUrl &url)
{
    const QStringList parts = url.path(QUrl::FullyEncoded).split(u'/');
    return parts.contains("."_L1) || parts.contains(".."_L1);
}

// A body that is sent once. Qt repeats a request whose connection was cut before the answer came, up to three times and whatever
// the method; it gives that up where the body cannot be had again.
class OnceBody final : public QIODevice {
public:
    OnceBody(QByteArray bytes, QObject *parent)
        : QIODevice(parent)
        , m_bytes(std::move(bytes))
    {
        open(QIODevice::ReadOnly | QIODevice::Unbuffered);
    }

    [[nodiscard]] qint64 size() const override { return m_bytes.size(); }
    bool reset() override { return false; }

protected:
    qint64 readData(char *data, qint64 most) override
    {
        const qint64 count = std::min<qint64>(most, m_bytes.size() - pos());
        std::copy_n(m_bytes.constData() + pos(), count, data);
        return count;
    }
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    const QByteArray m_bytes;
};

// What is repeated by itself does no harm; not even a poll may be, whose server reads on behind what was lost.
bool isHarmless(const RestCall &call)
{
    return call.method == "GET" && !call.once;
}

// "Wed, 21 Oct 2026 07:28:00 GMT", the form of RFC 9110 that servers must send.
QDateTime readHttpDate(const QByteArray &text)
{
    QDateTime time = QLocale::c().toDateTime(QString::fromLatin1(text.trimmed()), u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s);
    time.setTimeSpec(Qt::UTC);
    return time;
}

// The server's own wish, in seconds or as a date by its own clock, within bounds.
std::optional<std::chrono::milliseconds> wishedPause(const QNetworkReply *reply)
{
    const QByteArray wish = reply->rawHeader("Retry-After").trimmed();
    bool ok = false;
    qint64 seconds = wish.toInt(&ok);
    if (const QDateTime date = readHttpDate(wish); !ok && date.isValid()) {
        const QDateTime now = readHttpDate(reply->rawHeader("Date"));
        seconds = std::max<qint64>(0, (now.isValid() ? now : QDateTime::currentDateTimeUtc()).secsTo(date));
        ok = true;
    }
    if (!ok || seconds < 0)
        return std::nullopt;
    return std::min<std::chrono::milliseconds>(std::chrono::seconds(seconds), kLongestPause);
}

} // namespace

struct HttpClient::Job {
    RestCall call;
    Done done;
    QUrl url;
    QNetworkReply *reply = nullptr;
    std::unique_ptr<QTimer> deadline;
    QByteArray body;
    QList<QSslError> tls;
    std::optional<core::KafkaError> fault; ///< why we gave the reply up ourselves
    QElapsedTimer clock;
    QElapsedTimer sinceFirst; ///< try
    std::chrono::milliseconds paused{0};
    int tries = 0;
    bool repeated = false; ///< after 503
    int redirects = 0;
};

HttpClient::HttpClient(const RestConfig &config, QObject *parent)
    : QObject(parent)
    , m_config(config)
    , m_manager(new QNetworkAccessManager(this))
    , m_way(networkProxy(config))
{
    m_manager->setAutoDeleteReplies(false);
    m_manager->setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
    setWay(*m_manager, m_way, config.baseUrl);
    if (const auto tls = tlsConfiguration(config))
        m_tls = *tls;
    else
        m_configFault = tls.error();
}

HttpClient::~HttpClient()
{
    cancelAll();
    if (m_mayHang)
        endElsewhere();
}

// Qt's thread reads headers for as long as they come, byte by byte, hears nothing meanwhile, and is waited for 5 s.
void HttpClient::endElsewhere()
{
    m_manager->setParent(nullptr);
    m_manager->moveToThread(nullptr);
    auto ended = std::make_shared<std::promise<void>>();
    std::future<void> end = ended->get_future();
    std::thread([ended, manager = m_manager] {
        delete manager;
        ended->set_value();
    }).detach();
    end.wait_for(kEndsAtOnce);
}

void HttpClient::send(const RestCall &call, Done done)
{
    auto job = std::make_shared<Job>();
    job->call = call;
    job->done = std::move(done);
    job->url = urlOf(m_config.baseUrl, call);
    m_waiting.push_back(job);
    QMetaObject::invokeMethod(this, &HttpClient::startWaiting, Qt::QueuedConnection);
}

void HttpClient::sendAll(const QList<RestCall> &calls, AllDone done)
{
    gather(this, calls, std::move(done), [this](const RestCall &call, Done one) { send(call, std::move(one)); });
}

void HttpClient::gather(QObject *context, const QList<RestCall> &calls, AllDone done, const std::function<void(const RestCall &, Done)> &send)
{
    struct Gathering {
        std::vector<core::Result<HttpAnswer>> answers;
        std::size_t open = 0;
        AllDone done;
    };
    auto all = std::make_shared<Gathering>();
    all->answers.resize(static_cast<std::size_t>(calls.size()), tl::make_unexpected(core::localError(ErrorKind::Cancelled, u"closed"_s)));
    all->open = all->answers.size();
    all->done = std::move(done);
    if (calls.isEmpty()) {
        QMetaObject::invokeMethod(
            context, [all] { all->done(all->answers); }, Qt::QueuedConnection);
        return;
    }
    for (qsizetype i = 0; i < calls.size(); ++i) {
        send(calls[i], [all, i](core::Result<HttpAnswer> answer) {
            all->answers[static_cast<std::size_t>(i)] = std::move(answer);
            if (--all->open == 0)
                all->done(all->answers);
        });
    }
}

void HttpClient::cancelAll()
{
    const auto error = core::localError(ErrorKind::Cancelled, u"the connection was closed"_s);
    for (const JobPtr &job : std::exchange(m_running, {})) {
        if (QNetworkReply *reply = std::exchange(job->reply, nullptr)) {
            reply->disconnect(this);
            reply->abort();
            reply->deleteLater();
        }
        job->deadline.reset();
        std::exchange(job->done, nullptr)(tl::make_unexpected(error));
    }
    for (const JobPtr &job : std::exchange(m_waiting, {}))
        std::exchange(job->done, nullptr)(tl::make_unexpected(error));
}

void HttpClient::startWaiting()
{
    while (!m_waiting.empty() && m_running.size() < kInFlight) {
        const JobPtr job = std::move(m_waiting.front());
        m_waiting.pop_front();
        m_running.push_back(job);
        start(job);
    }
}

QNetworkRequest HttpClient::request(const JobPtr &job) const
{
    QNetworkRequest request(job->url);
    request.setSslConfiguration(m_tls);
    // One answer is one body of bytes: nothing unpacks, stores or multiplexes it on the way.
    request.setRawHeader("Accept-Encoding", "identity");
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    request.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    request.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    request.setRawHeader("User-Agent", "Streamscope");
    for (const ExtraHeader &header : m_config.headers)
        request.setRawHeader(header.name, header.value);
    if (m_config.auth == Auth::Basic)
        request.setRawHeader("Authorization", "Basic " + (m_config.username + u':' + m_config.password).toUtf8().toBase64());
    else if (m_config.auth == Auth::Bearer)
        request.setRawHeader("Authorization", "Bearer " + m_config.token.toUtf8());
    // A proxy that has to ask first would have the body sent again.
    if (m_way.type() == QNetworkProxy::HttpProxy && !m_way.user().isEmpty() && job->url.scheme() == "http"_L1)
        request.setRawHeader("Proxy-Authorization", "Basic " + (m_way.user() + u':' + m_way.password()).toUtf8().toBase64());
    request.setRawHeader("Accept", job->call.accept);
    if (!job->call.contentType.isEmpty())
        request.setRawHeader("Content-Type", job->call.contentType);
    return request;
}

void HttpClient::start(const JobPtr &job)
{
    if (m_configFault) {
        finish(job, tl::make_unexpected(*m_configFault));
        return;
    }
    if (leadsElsewhere(job->url)) {
        finish(job, tl::make_unexpected(core::localError(ErrorKind::InvalidInput, u"this name cannot stand in an address"_s,
                                                         QString::fromLatin1(job->call.path))));
        return;
    }
    job->body.clear();
    job->tls.clear();
    job->fault.reset();
    ++job->tries;
    job->clock.start();
    if (!job->sinceFirst.isValid())
        job->sinceFirst.start();
    if (isHarmless(job->call)) {
        job->reply = m_manager->sendCustomRequest(request(job), job->call.method);
    } else {
        auto *body = new OnceBody(job->call.body, this);
        job->reply = m_manager->sendCustomRequest(request(job), job->call.method, body);
        body->setParent(job->reply);
    }
    watch(job);
}

void HttpClient::watch(const JobPtr &job)
{
    QNetworkReply *reply = job->reply;
    // What a server pushes is taken from the socket no faster than it is read here, once Qt's thread has heard of it. The reply
    // begins its work in a queued call of its own, and a size that is told before that reaches nobody.
    QMetaObject::invokeMethod(
        reply, [reply] { reply->setReadBufferSize(kReadAhead); }, Qt::QueuedConnection);
    connect(reply, &QNetworkReply::sslErrors, this, [job](const QList<QSslError> &errors) { job->tls = errors; });
    connect(reply, &QNetworkReply::readyRead, this, [this, job] { onData(job); });
    connect(reply, &QNetworkReply::finished, this, [this, job] { onFinished(job); });
    job->deadline = std::make_unique<QTimer>();
    job->deadline->setSingleShot(true);
    connect(job->deadline.get(), &QTimer::timeout, this, [this, job] {
        m_mayHang = m_mayHang || !job->reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).isValid();
        job->fault = core::localError(ErrorKind::TimedOut, u"no complete answer in time"_s, QString::fromLatin1(job->call.path));
        job->reply->abort();
    });
    job->deadline->start(m_config.timeout + job->call.patience);
}

void HttpClient::onData(const JobPtr &job)
{
    if (!job->reply || job->fault)
        return;
    const qint64 room = m_config.maxBodyBytes + 1 - job->body.size(); // one more tells that it is too much
    job->body += job->reply->read(std::min(room, job->reply->bytesAvailable()));
    const qint64 announced = job->reply->header(QNetworkRequest::ContentLengthHeader).toLongLong();
    if (std::max<qint64>(job->body.size(), announced) <= m_config.maxBodyBytes)
        return;
    job->body.clear();
    job->fault = core::localError(ErrorKind::CorruptData, u"the answer is larger than %1 bytes"_s.arg(m_config.maxBodyBytes),
                                  QString::fromLatin1(job->call.path));
    job->fault->name = QString::fromLatin1(kAnswerTooLarge);
    job->reply->abort();
}

void HttpClient::onFinished(const JobPtr &job)
{
    if (!job->reply)
        return;
    onData(job);
    QNetworkReply *reply = std::exchange(job->reply, nullptr);
    job->deadline.reset();
    reply->deleteLater();
    const int status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    const QNetworkReply::NetworkError error = reply->error();
    Q_EMIT logged(error == QNetworkReply::NoError ? 7 : 5,
                  u"%1 %2: %3, %4 ms"_s
                      .arg(QString::fromLatin1(job->call.method), QString::fromLatin1(job->call.path),
                           status > 0 ? QString::number(status) : reply->errorString())
                      .arg(job->clock.elapsed()));
    if (job->fault) {
        finish(job, tl::make_unexpected(*job->fault));
        return;
    }
    // An error of the connection, also after the status line: the body is not whole. Other errors are statuses.
    const bool broke =
        error != QNetworkReply::NoError && (status == 0 || error < QNetworkReply::ContentAccessDenied ||
                                            error == QNetworkReply::ProtocolFailure || error == QNetworkReply::ProtocolUnknownError);
    if (broke) {
        core::KafkaError fault = networkFault(error, reply->errorString(), job->tls, displayUrl(job->url));
        const bool hungUp = error == QNetworkReply::RemoteHostClosedError || error == QNetworkReply::ContentReSendError;
        if (status == 0 && hungUp && fault.kind == ErrorKind::Transport) {
            fault.name = QString::fromLatin1(kNoHttp);
            fault.message = u"what listens there hung up without an answer, or does not speak HTTP"_s;
        }
        finish(job, tl::make_unexpected(fault));
        return;
    }
    if (status >= 300 && status < 400 && status != 304) {
        const QUrl target = job->url.resolved(QUrl::fromEncoded(reply->rawHeader("Location")));
        job->url = target;
        if (follow(job, status))
            start(job);
        return;
    }
    onAnswer(job, {status, std::move(job->body), wishedPause(reply), job->repeated, reply->rawHeader("Content-Type")});
}

// True: go on with job->url. A credential, and a body, go to the origin of the base URL and nowhere else.
bool HttpClient::follow(const JobPtr &job, int status)
{
    const bool known = status == 301 || status == 302 || status == 307 || status == 308 || (status == 303 && job->call.method == "GET");
    if (!isSameOrigin(job->url, m_config.baseUrl)) {
        core::KafkaError error =
            core::localError(ErrorKind::Configuration, u"the server redirects to %1, where nothing was sent"_s.arg(displayUrl(job->url)),
                             QString::fromLatin1(job->call.path));
        error.name = QString::fromLatin1(kRedirected);
        finish(job, tl::make_unexpected(error));
        return false;
    }
    if (status == 303 && !known) {
        // "See other": it may be done, and how it ended stands elsewhere.
        core::KafkaError error = core::localError(
            ErrorKind::TimedOut, u"the server answered with status 303, which leaves open whether it was done; it names %1"_s.arg(displayUrl(job->url)),
            QString::fromLatin1(job->call.path));
        error.name = QString::fromLatin1(kRedirected);
        finish(job, tl::make_unexpected(error));
        return false;
    }
    if (!known) {
        finish(job, tl::make_unexpected(core::localError(ErrorKind::Configuration,
                                                         u"the server answered with status %1, which is not followed"_s.arg(status),
                                                         QString::fromLatin1(job->call.path))));
        return false;
    }
    if (++job->redirects > kRedirects) {
        finish(job, tl::make_unexpected(core::localError(ErrorKind::Configuration, u"the server redirects without end"_s,
                                                         QString::fromLatin1(job->call.path))));
        return false;
    }
    --job->tries;
    return true;
}

void HttpClient::onAnswer(const JobPtr &job, HttpAnswer answer)
{
    if ((answer.status == 429 || answer.status == 503) && tryAgain(job, answer))
        return;
    finish(job, std::move(answer));
}

bool HttpClient::tryAgain(const JobPtr &job, const HttpAnswer &answer)
{
    if (job->call.once || job->tries >= kTries)
        return false;
    const auto doubled = kFirstPause * (1 << (job->tries - 1));
    // Many clients that were refused together do not come back together.
    const auto spread = std::uniform_int_distribution<int>(75, 125)(m_random);
    const auto pause = answer.retryAfter.value_or(std::min<std::chrono::milliseconds>(doubled * spread / 100, kLongestPause));
    // Who waits has set a limit, whatever the server wishes.
    job->paused += pause;
    if (std::max(job->paused, std::chrono::milliseconds(job->sinceFirst.elapsed()) + pause) > m_config.timeout)
        return false;
    Q_EMIT logged(5,
                  u"%1: status %2, trying again in %3 ms"_s.arg(QString::fromLatin1(job->call.path)).arg(answer.status).arg(pause.count()));
    job->repeated = job->repeated || answer.status == 503;
    job->url = urlOf(m_config.baseUrl, job->call);
    job->deadline = std::make_unique<QTimer>();
    job->deadline->setSingleShot(true);
    connect(job->deadline.get(), &QTimer::timeout, this, [this, job] { start(job); });
    if (m_pauser)
        m_pauser(*job->deadline, pause);
    else
        job->deadline->start(pause);
    return true;
}

void HttpClient::finish(const JobPtr &job, core::Result<HttpAnswer> result)
{
    std::erase(m_running, job);
    QMetaObject::invokeMethod(this, &HttpClient::startWaiting, Qt::QueuedConnection);
    if (job->done)
        std::exchange(job->done, nullptr)(std::move(result));
}

} // namespace streamscope::rest
