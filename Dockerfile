# The service with one release inside. It needs no volume, no network and no write access:
#   docker build --build-arg EUTHYMIA_COMMIT="$(git rev-parse HEAD)" --tag euthymia .
#   docker run --read-only --cap-drop ALL --publish 8000:8000 euthymia
# Where it is public, set EUTHYMIA_PUBLIC_URL: every link in an answer begins with it.
# tests/test_docker.py runs each step of this file without a container engine.

# The oldest Python that is supported, with which the tests run too.
FROM python:3.11-slim-bookworm AS build
ENV PATH=/opt/euthymia/bin:$PATH PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1
WORKDIR /srv/source
RUN python -m venv /opt/euthymia
# What changes seldom comes first, so that it is built seldom.
COPY requirements/serve.txt requirements/
RUN pip install --require-hashes --requirement requirements/serve.txt
COPY . .
RUN pip install --no-deps --no-build-isolation .
ARG EUTHYMIA_COMMIT
# Then nothing is installed any more.
RUN euthymia build data --store /srv/releases --publish && pip uninstall --yes setuptools pip

FROM python:3.11-slim-bookworm
COPY --from=build /opt/euthymia /opt/euthymia
COPY --from=build /srv/releases /srv/releases
ENV PATH=/opt/euthymia/bin:$PATH PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1
ENV EUTHYMIA_STORE=/srv/releases HOST=0.0.0.0 PORT=8000
# A number needs no entry in /etc/passwd. All files belong to root, so that this user can change none.
USER 10001:10001
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=5s --start-period=15s CMD ["python", "-c", "\
import http.client, os, sys; \
server = http.client.HTTPConnection('127.0.0.1', int(os.environ['PORT']), timeout=4); \
server.request('GET', '/readyz'); \
sys.exit(server.getresponse().status != 200)"]
CMD ["euthymia", "serve", "--no-rebuild"]
