# The image, built and proved without a container engine. Needs root and Debian's buildah.
CONTAINER := .build/container

.PHONY: container check-container
container: ## the image of docker/Dockerfile, built with buildah
	@docker/build-image $(CONTAINER) || [ $$? -eq 3 ]

check-container: all ## the image built and proved: size, user, read-only root, health, SIGTERM
	@docker/install-deps python3 util-linux iproute2
	@docker/build-image $(CONTAINER); status=$$?; \
	    if [ $$status -eq 0 ]; then tests/container/check $(CONTAINER) $(PROGRAM); \
	    elif [ $$status -eq 3 ]; then echo "container: 0 passed, 0 failed, 1 skipped"; \
	    else echo "container: 0 passed, 1 failed"; exit 1; fi
