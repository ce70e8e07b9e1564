"""Angular files of an invented project; a word between @ signs is filled in."""

MODEL = """export interface @Entity@ {
  id: number;
@members@
}
"""

SERVICE = """import { HttpClient } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import { Observable } from 'rxjs';
import { @Entity@ } from './@kebab@.model';

@Injectable({ providedIn: 'root' })
export class @Entity@Service {
  private readonly http = inject(HttpClient);
  private readonly baseUrl = '/api/@kebabs@';

  getAll(): Observable<@Entity@[]> {
    return this.http.get<@Entity@[]>(this.baseUrl);
  }

  getById(id: number): Observable<@Entity@> {
    return this.http.get<@Entity@>(`${this.baseUrl}/${id}`);
  }

  create(@entity@: @Entity@): Observable<@Entity@> {
    return this.http.post<@Entity@>(this.baseUrl, @entity@);
  }

  delete(id: number): Observable<void> {
    return this.http.delete<void>(`${this.baseUrl}/${id}`);
  }
}
"""

COMPONENT = """import { Component, OnInit, inject, signal } from '@angular/core';
import { @Entity@Service } from './@kebab@.service';
import { @Entity@ } from './@kebab@.model';

@Component({
  selector: 'app-@kebab@-list',
  standalone: true,
  templateUrl: './@kebab@-list.component.html',
})
export class @Entity@ListComponent implements OnInit {
  private readonly @entity@Service = inject(@Entity@Service);
  readonly @entities@ = signal<@Entity@[]>([]);

  ngOnInit(): void {
    this.@entity@Service.getAll().subscribe((@entities@) => {
      this.@entities@.set(@entities@);
    });
  }

  remove(@entity@: @Entity@): void {
    this.@entity@Service.delete(@entity@.id).subscribe(() => this.ngOnInit());
  }
}
"""

TEMPLATE = """<h2>@Entities@</h2>
<table>
  <thead>
    <tr>
@headings@
    </tr>
  </thead>
  <tbody>
    <tr *ngFor="let item of @entities@()">
@cells@
    </tr>
  </tbody>
</table>
"""

FORM = """import { Component, inject } from '@angular/core';
import { FormBuilder, ReactiveFormsModule, Validators } from '@angular/forms';
import { @Entity@Service } from './@kebab@.service';

@Component({
  selector: 'app-@kebab@-form',
  standalone: true,
  imports: [ReactiveFormsModule],
  templateUrl: './@kebab@-form.component.html',
})
export class @Entity@FormComponent {
  private readonly formBuilder = inject(FormBuilder);
  private readonly @entity@Service = inject(@Entity@Service);

  readonly form = this.formBuilder.group({
@controls@
  });

  save(): void {
    if (this.form.invalid) {
      return;
    }
    this.@entity@Service.create(this.form.getRawValue()).subscribe((@entity@) => {
      this.form.reset(@entity@);
    });
  }
}
"""
