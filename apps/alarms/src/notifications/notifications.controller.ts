import { Controller, Inject } from '@nestjs/common';
import { MessagePattern, Payload } from '@nestjs/microservices';
import type { z } from 'zod';
import { notificationsRpc as rpc } from '#libs/contracts';
import { DeliveriesService } from './deliveries/deliveries.service.js';
import { SettingsService } from './settings/settings.service.js';

/** Injection token of the address that e-mail comes from; `null` without a mail server. */
export const EMAIL_FROM = Symbol('EmailFrom');

type Request<Verb extends keyof typeof rpc> = z.output<(typeof rpc)[Verb]['request']>;
type Reply<Verb extends keyof typeof rpc> = Promise<z.input<(typeof rpc)[Verb]['reply']>>;

@Controller()
export class NotificationsController {
  constructor(
    private readonly settings: SettingsService,
    private readonly deliveries: DeliveriesService,
    @Inject(EMAIL_FROM) private readonly emailFrom: string | null,
  ) {}

  @MessagePattern(rpc.settings.subject)
  async list(@Payload({ schema: rpc.settings.request }) _: Request<'settings'>): Reply<'settings'> {
    const { recipients, routes } = await this.settings.list();
    return { recipients: [...recipients], routes: [...routes], emailFrom: this.emailFrom };
  }

  @MessagePattern(rpc.versions.subject)
  async versions(@Payload({ schema: rpc.versions.request }) { id }: Request<'versions'>): Reply<'versions'> {
    const { recipients, routes } = await this.settings.versions(id);
    return { recipients: [...recipients], routes: [...routes] };
  }

  @MessagePattern(rpc.saveRecipient.subject)
  saveRecipient(
    @Payload({ schema: rpc.saveRecipient.request }) request: Request<'saveRecipient'>,
  ): Reply<'saveRecipient'> {
    return this.settings.saveRecipient(request);
  }

  @MessagePattern(rpc.saveRoute.subject)
  saveRoute(@Payload({ schema: rpc.saveRoute.request }) request: Request<'saveRoute'>): Reply<'saveRoute'> {
    return this.settings.saveRoute(request);
  }

  @MessagePattern(rpc.test.subject)
  test(@Payload({ schema: rpc.test.request }) { id, actor }: Request<'test'>): Reply<'test'> {
    return this.deliveries.test(id, actor);
  }

  @MessagePattern(rpc.deliveries.subject)
  log(@Payload({ schema: rpc.deliveries.request }) filter: Request<'deliveries'>): Reply<'deliveries'> {
    return this.deliveries.list(filter);
  }

  @MessagePattern(rpc.delivery.subject)
  async find(@Payload({ schema: rpc.delivery.request }) { id }: Request<'delivery'>): Reply<'delivery'> {
    return { detail: (await this.deliveries.find(id)) ?? null };
  }

  @MessagePattern(rpc.resend.subject)
  resend(@Payload({ schema: rpc.resend.request }) { id, actor }: Request<'resend'>): Reply<'resend'> {
    return this.deliveries.resend(id, actor);
  }
}
